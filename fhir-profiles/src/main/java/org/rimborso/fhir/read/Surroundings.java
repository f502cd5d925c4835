package org.rimborso.fhir.read;

import java.util.Set;
import java.util.function.Predicate;
import org.rimborso.chart.Reference;

/**
 * What the charts of a part of an input take from the whole of it: which patient records are one
 * person, the providers, and whose bills are not here. Made by {@link ChartAssembler#surroundings};
 * then safe for many threads.
 */
public final class Surroundings {
  final Persons persons;
  final Providers providers;
  final Predicate<Reference> elsewhere;

  Surroundings(Persons persons, Providers providers, Predicate<Reference> elsewhere) {
    this.persons = persons;
    this.providers = providers;
    this.elsewhere = elsewhere;
  }

  /** The record that stands for the person whose record {@code patient} is. */
  public Reference person(Reference patient) {
    return persons.of(patient);
  }

  /** The records that another one of the same person stands for. */
  public Set<Reference> joined() {
    return persons.others();
  }
}
