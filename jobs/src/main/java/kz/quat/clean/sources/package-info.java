/**
 * The sources that a night reads, one class per source or family of sources. {@link
 * kz.quat.clean.sources.CleanSources} lists them.
 */
@NullMarked
package kz.quat.clean.sources;

import org.jspecify.annotations.NullMarked;
