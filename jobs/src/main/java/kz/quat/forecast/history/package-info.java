/** What is known of an area before it is forecast: loads, temperatures and calendar by hour. */
@NullMarked
package kz.quat.forecast.history;

import org.jspecify.annotations.NullMarked;
