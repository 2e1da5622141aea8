/** The bundle that goes out of the house: workbook, CSV, annex, checksums. */
@NullMarked
package kz.quat.publish.export;

import org.jspecify.annotations.NullMarked;
