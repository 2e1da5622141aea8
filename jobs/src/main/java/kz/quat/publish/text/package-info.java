/** Texts for people (escaped and defused) and JSON. */
@NullMarked
package kz.quat.publish.text;

import org.jspecify.annotations.NullMarked;
