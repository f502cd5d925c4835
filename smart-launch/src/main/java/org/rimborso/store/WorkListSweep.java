package org.rimborso.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The sweep that a work list shows.
 *
 * @param generation names its rows
 * @param swept when it ran
 * @param asOf the day that it reviewed for
 * @param queuedOn the day that the queues are of
 * @param accounts how many it left somebody to work on
 * @param notChecked how many checks could not be made in their charts
 */
public record WorkListSweep(
    long generation,
    Instant swept,
    LocalDate asOf,
    LocalDate queuedOn,
    long accounts,
    long notChecked) {}
