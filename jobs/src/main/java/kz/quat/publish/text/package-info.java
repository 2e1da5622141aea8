/** What is written for people: words in three languages, escaped and defused text, JSON. */
@NullMarked
package kz.quat.publish.text;

import org.jspecify.annotations.NullMarked;
