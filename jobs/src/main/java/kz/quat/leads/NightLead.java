package kz.quat.leads;

import java.time.LocalDate;
import kz.quat.leads.visits.LeadStatus;
import org.jspecify.annotations.Nullable;

/**
 * A lead after a night.
 *
 * @param leadId the same from night to night
 * @param judged the lead by tonight's readings; null if they no longer show its step, so that the
 *     figures of the night before are kept
 * @param learnedConfidence confidence before recalibration by inspections; 0 if not judged
 * @param firstSeen delivery day of the night that saw it first
 * @param decidedOn day of the visit that decided it; null if none did
 * @param underOrders its behaviour in hours without quota; null if unknown
 * @param afterVisits its behaviour when neighbours were visited; null if unknown
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
