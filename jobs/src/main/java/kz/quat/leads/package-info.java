/** Load that nobody reports: leads with evidence, from meters and from the balance of feeders. */
@NullMarked
package kz.quat.leads;

import org.jspecify.annotations.NullMarked;
