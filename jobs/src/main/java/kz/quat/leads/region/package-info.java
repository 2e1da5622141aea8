/** A region's load against what its calendar and weather let expect: the coarse check. */
@NullMarked
package kz.quat.leads.region;

import org.jspecify.annotations.NullMarked;
