/**
 * The writers of the demo: one class a source, each of which writes what the world says, with the
 * faults of its source; and the account of what is real, derived or synthetic.
 */
@NullMarked
package kz.quat.demo.files;

import org.jspecify.annotations.NullMarked;
