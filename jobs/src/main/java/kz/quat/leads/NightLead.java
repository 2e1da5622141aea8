package kz.quat.leads;

import java.time.LocalDate;
import kz.quat.leads.visits.LeadStatus;
import org.jspecify.annotations.Nullable;

/**
 * A lead as a night leaves it.
 *
 * @param leadId the same from night to night
 * @param judged what tonight's readings say of it; null where they no longer show its step, so that
 *     the figures of the night before stand
 * @param learnedConfidence before inspections here taught what it means; 0 where not judged
 * @param firstSeen delivery day of the night that saw it first
 * @param decidedOn day of the visit that decided it; null where none did
 * @param underOrders what it did in hours without quota; null where that is not known
 * @param afterVisits what it did when neighbours were visited; null where that is not known
 */
public record NightLead(
    String leadId,
    @Nullable Lead judged,
    double learnedConfidence,
    LeadStatus status,
    LocalDate firstSeen,
    @Nullable LocalDate decidedOn,
    @Nullable Double underOrders,
    @Nullable Double afterVisits) {}
