/** The ministry's book of a month or a quarter: workbook and PDF, with the query of every table. */
@NullMarked
package kz.quat.publish.book;

import org.jspecify.annotations.NullMarked;
