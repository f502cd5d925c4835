package org.rimborso.fhir.read;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Patient;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/**
 * Collects what was read and makes charts of it, for one patient or for all. Where the same
 * resource comes twice, the higher version counts, else the one that was updated later, else the
 * one that came later, with a warning. Not safe for several threads.
 */
public final class ChartAssembler implements Consumer<Item> {
  private final Map<Reference, Item> items = new LinkedHashMap<>();
  private final List<Item> leftOut = new ArrayList<>();
  private final List<Limitation> limitations = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  @Override
  public void accept(Item item) {
    if (item.resource().isEmpty()) {
      leftOut.add(item);
    } else {
      items.merge(item.resource().get().reference(), item, this::newer);
    }
  }

  /** Notes what is not known about every chart that is made. */
  public void limit(Limitation limitation) {
    limitations.add(limitation);
  }

  /** What had to be decided about the input, each as one sentence with a resource's reference. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  private Item newer(Item before, Item after) {
    Optional<Boolean> newer = after.isNewerThan(before);
    if (newer.isEmpty() && !before.equals(after)) {
      after
          .resource()
          .map(Resource::reference)
          .ifPresent(
              reference ->
                  warnings.add(
                      reference
                          + " came twice and no version tells which is newer: the later counts"));
    }
    return newer.orElse(true) ? after : before;
  }

  /**
   * The chart of {@code patient}. Resources of others are left out and counted; a patient record
   * that is linked to the patient's is the same person.
   */
  public Assembled ofPatient(Reference patient, LocalDate asOf, ZoneId zone) {
    Persons persons = persons();
    Reference person = persons.of(patient);
    Predicate<Item> own = item -> isOf(item, person, persons);
    PaymentShares payments = new PaymentShares(items, persons);
    List<Item> kept = new ArrayList<>();
    for (Item item : items.values()) {
      if (own.or(ChartAssembler::isProvider).test(item)) {
        kept.add(item);
      } else if (PaymentShares.isPayment(item)) {
        Optional.ofNullable(payments.of(item).get(person)).ifPresent(kept::add);
      }
    }
    List<Item> about = leftOut.stream().filter(own.or(item -> item.patient().isEmpty())).toList();
    int strangers = items.size() - kept.size() + leftOut.size() - about.size();
    return new Assembled(
        Optional.of(patient),
        chart(Optional.of(patient), kept, about, asOf, zone),
        restricted(kept, about),
        strangers);
  }

  /**
   * Every patient's chart, in order of the patient's reference; last, where there are such, the
   * chart of the resources that name no patient. Providers stand in the charts that refer to them,
   * practitioners with their roles.
   */
  public List<Assembled> ofAll(LocalDate asOf, ZoneId zone) {
    return ofAll(asOf, zone, surroundings(bill -> false), person -> true);
  }

  /**
   * The same of a part of an input.
   *
   * @param around what the whole input says
   * @param mine which persons' resources are all here: only these have charts
   */
  public List<Assembled> ofAll(
      LocalDate asOf, ZoneId zone, Surroundings around, Predicate<Reference> mine) {
    Persons persons = around.persons;
    List<Item> ofNobody = new ArrayList<>();
    Map<Reference, List<Item>> byPerson = new TreeMap<>();
    PaymentShares payments = new PaymentShares(items, persons, around.elsewhere);
    for (Item item : items.values()) {
      if (PaymentShares.isPayment(item)) {
        payments
            .of(item)
            .forEach(
                (person, share) ->
                    byPerson.computeIfAbsent(person, key -> new ArrayList<>()).add(share));
      } else if (!isProvider(item)) {
        item.patient()
            .map(patient -> byPerson.computeIfAbsent(persons.of(patient), key -> new ArrayList<>()))
            .orElse(ofNobody)
            .add(item);
      }
    }
    Map<Optional<Reference>, List<Item>> about = aboutPersons(persons);
    List<Assembled> all = new ArrayList<>();
    byPerson.forEach(
        (person, own) -> {
          if (mine.test(person)) {
            all.add(assembled(Optional.of(person), around.providers.with(own), about, asOf, zone));
          }
        });
    if (!ofNobody.isEmpty()) {
      all.add(assembled(Optional.empty(), around.providers.with(ofNobody), about, asOf, zone));
    }
    return all;
  }

  /** What was left out, by person; what names nobody is said of everybody, in its place. */
  private Map<Optional<Reference>, List<Item>> aboutPersons(Persons persons) {
    Map<Optional<Reference>, List<Item>> about = new HashMap<>();
    List<Item> ofEverybody = new ArrayList<>();
    for (Item item : leftOut) {
      Optional<Reference> person = item.patient().map(persons::of);
      if (person.isPresent()) {
        about.computeIfAbsent(person, one -> new ArrayList<>(ofEverybody)).add(item);
      } else {
        ofEverybody.add(item);
        about.values().forEach(some -> some.add(item));
      }
    }
    about.put(Optional.empty(), ofEverybody);
    return about;
  }

  /** What these items, those of a whole input, say of charts that other assemblers make. */
  public Surroundings surroundings(Predicate<Reference> elsewhere) {
    return new Surroundings(persons(), new Providers(items), elsewhere);
  }

  /** What counts of each resource that was read. */
  public Collection<Item> counting() {
    return Collections.unmodifiableCollection(items.values());
  }

  private Assembled assembled(
      Optional<Reference> person,
      List<Item> own,
      Map<Optional<Reference>, List<Item>> left,
      LocalDate asOf,
      ZoneId zone) {
    List<Item> ofEverybody = left.getOrDefault(Optional.<Reference>empty(), List.of());
    List<Item> about = left.getOrDefault(person, ofEverybody);
    return new Assembled(person, chart(person, own, about, asOf, zone), restricted(own, about), 0);
  }

  /** Those that carry a label; a limitation names what was left out. */
  private static Set<Reference> restricted(List<Item> kept, List<Item> about) {
    Set<Reference> restricted = new HashSet<>();
    for (List<Item> some : List.of(kept, about)) {
      for (Item item : some) {
        if (item.restricted()) {
          item.resource().map(Resource::reference).ifPresent(restricted::add);
          item.limitations().forEach(one -> one.resource().ifPresent(restricted::add));
        }
      }
    }
    return restricted;
  }

  private Chart chart(
      Optional<Reference> patient, List<Item> kept, List<Item> about, LocalDate asOf, ZoneId zone) {
    List<Resource> resources = new ArrayList<>();
    List<Limitation> all = new ArrayList<>(limitations);
    for (Item item : kept) {
      item.resource()
          .ifPresent(
              resource ->
                  resources.add(isSelf(resource, patient) ? 0 : resources.size(), resource));
      all.addAll(item.limitations());
    }
    about.forEach(item -> all.addAll(item.limitations()));
    return new Chart(asOf, zone, resources, all.stream().distinct().toList());
  }

  private static boolean isSelf(Resource resource, Optional<Reference> patient) {
    return patient.filter(resource.reference()::equals).isPresent();
  }

  private static boolean isProvider(Item item) {
    return item.resource().filter(Provider.class::isInstance).isPresent();
  }

  private static boolean isOf(Item item, Reference person, Persons persons) {
    return item.patient().map(persons::of).filter(person::equals).isPresent();
  }

  private Persons persons() {
    Persons persons = new Persons();
    items
        .values()
        .forEach(
            item -> {
              if (item.resource().orElse(null) instanceof Patient patient) {
                patient.links().forEach(link -> persons.same(patient.reference(), link));
              }
            });
    return persons;
  }
}
