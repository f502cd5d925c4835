package org.rimborso.rule;

import org.rimborso.chart.Reference;

/** An element that proves a finding. */
public record Evidence(Reference reference, String element) {}
