/**
 * Makes a demo landing folder from the public reference data, in the formats that real sources
 * deliver. {@code world} models the facts, {@code landing} the form of the landing folder, {@code
 * faults} the deliberate faults, and {@code files} writes each source. Other packages use {@link
 * kz.quat.demo.DemoLanding} only.
 */
@NullMarked
package kz.quat.demo;

import org.jspecify.annotations.NullMarked;
