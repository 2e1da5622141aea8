package kz.quat.leads;

import java.time.LocalDate;
import java.util.Set;
import kz.quat.leads.visits.LeadStatus;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the night before left it.
 *
 * @param leadId the same from night to night
 * @param points its meters; none where it was on no meter
 * @param startHour first hour, since 1970-01-01T00:00Z
 * @param endHour first hour after its end; null where it went on
 * @param firstSeen delivery day of the night that saw it first
 * @param firstAlarmHour midnight of its first alarm; null where there was none
 * @param decidedOn day of the visit that decided it; null where none did
 */
public record KnownLead(
    String leadId,
    Set<String> points,
    long startHour,
    @Nullable Long endHour,
    LocalDate firstSeen,
    @Nullable Long firstAlarmHour,
    LeadStatus status,
    @Nullable LocalDate decidedOn) {

  /** Copies the set. */
  public KnownLead {
    points = Set.copyOf(points);
  }
}
