/** Orders within the day: runs of their own beside a night's, and who complied with them. */
@NullMarked
package kz.quat.publish.orders;

import org.jspecify.annotations.NullMarked;
