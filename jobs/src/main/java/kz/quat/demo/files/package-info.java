/**
 * Writers of the demo's files, one class per source. Each writes the state of the demo world with
 * the faults of its source. Also the account of what is real, derived or synthetic.
 */
@NullMarked
package kz.quat.demo.files;

import org.jspecify.annotations.NullMarked;
