/** What inspectors found: it decides leads, and the confidence learns from it. */
@NullMarked
package kz.quat.leads.visits;

import org.jspecify.annotations.NullMarked;
