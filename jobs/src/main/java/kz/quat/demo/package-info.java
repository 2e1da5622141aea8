/**
 * A demo landing folder made from the public reference data, in the formats that real sources
 * deliver.
 */
@NullMarked
package kz.quat.demo;

import org.jspecify.annotations.NullMarked;
