/**
 * A demo landing folder made from the public reference data, in the formats that real sources
 * deliver. {@code world} says what is true, {@code landing} how files of a landing folder look,
 * {@code faults} what is wrong with them on purpose, {@code files} writes each source. {@link
 * kz.quat.demo.DemoLanding} is the only door.
 */
@NullMarked
package kz.quat.demo;

import org.jspecify.annotations.NullMarked;
