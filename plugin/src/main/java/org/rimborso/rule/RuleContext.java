package org.rimborso.rule;

import org.rimborso.codes.CodeSets;
import org.rimborso.payer.Payers;

/** What rules may know beside the chart. One review sees one snapshot of it. */
public record RuleContext(CodeSets codes, Payers payers, Parameters parameters) {}
