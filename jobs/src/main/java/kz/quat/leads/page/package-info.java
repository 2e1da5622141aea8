/** Leads for people: the list, and a page of evidence with pictures for each of the first. */
@NullMarked
package kz.quat.leads.page;

import org.jspecify.annotations.NullMarked;
