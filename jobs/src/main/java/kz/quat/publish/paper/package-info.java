/** Sheets and pages: what workbooks and PDFs of Quat consist of, whatever they tell. */
@NullMarked
package kz.quat.publish.paper;

import org.jspecify.annotations.NullMarked;
