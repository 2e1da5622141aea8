/** What is written for people: escaped and defused text, JSON. */
@NullMarked
package kz.quat.publish.text;

import org.jspecify.annotations.NullMarked;
