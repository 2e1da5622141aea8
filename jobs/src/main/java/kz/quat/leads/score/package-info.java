/** Turns the evidence into one calibrated confidence: trees, their training, their file. */
@NullMarked
package kz.quat.leads.score;

import org.jspecify.annotations.NullMarked;
