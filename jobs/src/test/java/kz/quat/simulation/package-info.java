/**
 * Years of nights in an hour: a small invented country, its events, and what each published figure
 * must be.
 */
@NullMarked
package kz.quat.simulation;

import org.jspecify.annotations.NullMarked;
