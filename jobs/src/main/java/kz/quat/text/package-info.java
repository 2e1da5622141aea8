/**
 * Texts for people in three languages. One catalogue serves messages, explanations, findings,
 * reasons, the dictionary and the page; it has one file per topic and language.
 */
@NullMarked
package kz.quat.text;

import org.jspecify.annotations.NullMarked;
