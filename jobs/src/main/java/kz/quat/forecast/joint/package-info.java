/**
 * Tomorrow's load of all areas and hours together: equally likely joint scenarios and their scores.
 */
@NullMarked
package kz.quat.forecast.joint;

import org.jspecify.annotations.NullMarked;
