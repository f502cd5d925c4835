package org.rimborso.rules.encounter;

import static org.rimborso.rule.RuleCases.says;
import static org.rimborso.rule.RuleCases.silent;
import static org.rimborso.rule.SampleChart.chart;
import static org.rimborso.rule.SampleChart.display;
import static org.rimborso.rule.SampleChart.party;
import static org.rimborso.rule.SampleEncounter.encounter;

import java.util.Optional;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Party;
import org.rimborso.rule.Rule;
import org.rimborso.rule.RuleCases;

class EncounterNoProviderTest implements RuleCases {
  private static final String FOUND = "encounter-no-provider:Encounter/e1";
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi|1234567893";

  @Override
  public Rule rule() {
    return new EncounterNoProvider();
  }

  private static Party number(String identifier) {
    return new Party(Optional.empty(), Optional.of(identifier), Optional.empty());
  }

  @Override
  public Stream<Case> cases() {
    return Stream.of(
        says("nobody", chart(encounter("e1").build()), FOUND),
        says(
            "a relative only",
            chart(encounter("e1").with(party("RelatedPerson/r1")).build()),
            FOUND),
        silent("a practitioner", chart(encounter("e1").with(party("Practitioner/n1")).build())),
        silent("in a role", chart(encounter("e1").with(party("PractitionerRole/n1")).build())),
        silent("by provider number", chart(encounter("e1").with(number(NPI)).build())),
        silent(
            "a relative and a practitioner",
            chart(
                encounter("e1")
                    .with(party("RelatedPerson/r1"))
                    .with(party("Practitioner/n1"))
                    .build())),
        says(
            "a name alone may be one",
            chart(encounter("e1").with(display("Dr Bo Example")).build()),
            "? Encounter/e1 element-missing Encounter.participant.individual"),
        silent("under way", chart(encounter("e1").status("in-progress").build())),
        silent("a part", chart(encounter("e1").partOf("e2").build())),
        says(
            "they could not be read",
            chart(encounter("e1").build()).unreadable("Encounter/e1", "Encounter.participant[0]"),
            "? Encounter/e1 unreadable Encounter.participant[0]"),
        says(
            "encounters are not offered",
            chart().without("Encounter", Cause.NOT_REACHED),
            "? chart not-reached Encounter"));
  }
}
