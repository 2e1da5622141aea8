/**
 * What people read, in three languages: one catalogue for messages, explanations, findings,
 * reasons, the dictionary and the page, a file a topic and language beside these classes.
 */
@NullMarked
package kz.quat.text;

import org.jspecify.annotations.NullMarked;
