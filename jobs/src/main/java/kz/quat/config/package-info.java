/** The files of conf/ read into validated records. */
@NullMarked
package kz.quat.config;

import org.jspecify.annotations.NullMarked;
