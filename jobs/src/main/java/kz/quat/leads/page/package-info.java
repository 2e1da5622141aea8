/** Leads for people: the list, and for each of the first leads a page of evidence with pictures. */
@NullMarked
package kz.quat.leads.page;

import org.jspecify.annotations.NullMarked;
