/** The bundle that is sent out: workbook, CSV, annex, checksums. */
@NullMarked
package kz.quat.publish.export;

import org.jspecify.annotations.NullMarked;
