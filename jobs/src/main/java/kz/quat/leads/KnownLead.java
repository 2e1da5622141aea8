package kz.quat.leads;

import java.time.LocalDate;
import java.util.Set;
import kz.quat.leads.visits.LeadStatus;
import org.jspecify.annotations.Nullable;

/**
 * A lead as the night before left it.
 *
 * @param leadId the same from night to night
 * @param points its meters; empty if it is not on a meter
 * @param startHour first hour, since 1970-01-01T00:00Z
 * @param endHour first hour after its end; null if it has not ended
 * @param firstSeen delivery day of the night that saw it first
 * @param firstAlarmHour midnight of its first alarm; null if there was none
 * @param decidedOn day of the visit that decided it; null if none did
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

  public KnownLead {
    points = Set.copyOf(points);
  }
}
