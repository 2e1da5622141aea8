package kz.quat.submission;

import org.jspecify.annotations.Nullable;

/**
 * Why a form is refused as a whole though each of its fields might be read.
 *
 * @param code of the rule
 * @param place the field; null where the whole is meant
 * @param value what stands there
 */
record FormFault(String code, @Nullable String place, @Nullable String value) {}
