/** What everybody may see of totals over miners; docs/disclosure.md describes the method. */
@NullMarked
package kz.quat.disclosure;

import org.jspecify.annotations.NullMarked;
