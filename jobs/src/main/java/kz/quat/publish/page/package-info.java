/** The page that people look at in the morning: one HTML file with its data inside. No Spark. */
@NullMarked
package kz.quat.publish.page;

import org.jspecify.annotations.NullMarked;
