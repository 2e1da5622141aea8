package kz.quat.allocation;

/**
 * A miner shut off for an hour under its minimum load (docs/spec/quotas.md, section 2).
 *
 * @param miner the site
 * @param hour the hour's number
 * @param lostMwh what it cost: its part of the fill after which it was shut off; 0 where it could
 *     not have run even alone
 */
public record ShutOff(String miner, int hour, double lostMwh) {}
