package kz.quat.submission;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a form is refused as a whole although each of its fields may be readable.
 *
 * @param code of the rule
 * @param place the field; null for the whole form
 * @param value the offending text
 */
record FormFault(String code, @Nullable String place, @Nullable String value) {}
