package org.rimborso.desk.fix;

import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.PageSink.Following;
import org.rimborso.ehr.ReadAnswer;
import org.rimborso.ehr.SearchAnswer;
import org.rimborso.ehr.SearchUrl;
import org.rimborso.ehr.WriteAnswer;
import org.rimborso.fhir.FixTerms;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.write.ElementChange;
import org.rimborso.fhir.write.MadePage;
import org.rimborso.fhir.write.RawResource;

/**
 * Writes single elements into resources of one patient, in the name of one user: what is to change
 * is compared with what was seen before each try, and what was written is read back.
 */
final class ChartPen {
  private static final int MOST_TRIES = 3;

  private final Ehr ehr;
  private final Access access;
  private final Budget budget;
  private final FixReach reach;
  private final BundleReader reader;
  private final Reference patient;
  private final boolean seesRestricted;

  /**
   * @param budget for all calls together
   * @param patient whose resources alone are touched
   */
  ChartPen(
      Ehr ehr,
      Access access,
      Budget budget,
      FixReach reach,
      BundleReader reader,
      Reference patient,
      boolean seesRestricted) {
    this.ehr = ehr;
    this.access = access;
    this.budget = budget;
    this.reach = reach;
    this.reader = reader;
    this.patient = patient;
    this.seesRestricted = seesRestricted;
  }

  FixReach reach() {
    return reach;
  }

  private URI base() {
    return ehr.settings().iss();
  }

  /** The resource as it is now. */
  Fresh read(Reference reference) {
    ReadAnswer answer = ehr.client().read(access, reference, budget);
    if (answer instanceof ReadAnswer.Found found) {
      return RawResource.of(found.json())
          .filter(raw -> raw.reference().equals(reference))
          .map(raw -> own(raw, found))
          .orElseGet(Fresh.Silent::new);
    }
    if (answer instanceof ReadAnswer.Missing) {
      return new Fresh.Gone();
    }
    if (answer instanceof ReadAnswer.Refused refused) {
      return new Fresh.Refused(refused.status());
    }
    return answer instanceof ReadAnswer.Unauthorized ? new Fresh.NoToken() : new Fresh.Silent();
  }

  private Fresh own(RawResource raw, ReadAnswer.Found found) {
    List<Item> items = new ArrayList<>();
    reader.read(found.json(), items::add);
    return items.stream()
        .filter(item -> item.patient().filter(patient::equals).isPresent())
        .filter(item -> seesRestricted || !item.restricted())
        .findFirst()
        .<Fresh>map(item -> new Fresh.Got(raw, item.resource(), found.etag()))
        .orElseGet(Fresh.Gone::new);
  }

  /**
   * Makes the changes. Of two who write at once the second tries again, as long as the elements in
   * question are as they were.
   *
   * @param first as it was read last
   */
  Written correct(Fresh.Got first, List<ElementChange> changes) {
    Fresh.Got now = first;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      if (!now.raw().isBefore(changes)) {
        return new Written.Changed();
      }
      RawResource wanted = now.raw().with(changes);
      WriteAnswer answer = send(now, wanted, changes);
      if (!(answer instanceof WriteAnswer.Conflict)) {
        return judge(answer, now, wanted, changes);
      }
      if (!(read(now.raw().reference()) instanceof Fresh.Got again)) {
        return new Written.NotTried();
      }
      now = again;
    }
    return new Written.Changed();
  }

  private WriteAnswer send(Fresh.Got now, RawResource wanted, List<ElementChange> changes) {
    Reference reference = wanted.reference();
    return reach.patches(reference.type())
        ? ehr.client().patch(access, reference, ElementChange.patch(changes), now.match(), budget)
        : ehr.client().update(access, reference, wanted.text(), now.match(), budget);
  }

  private Written judge(
      WriteAnswer answer, Fresh.Got now, RawResource wanted, List<ElementChange> changes) {
    if (answer instanceof WriteAnswer.Written) {
      return verified(now, wanted, changes);
    }
    if (answer instanceof WriteAnswer.Refused refused) {
      return new Written.Refused(refused.status());
    }
    if (answer instanceof WriteAnswer.Unauthorized) {
      return new Written.NoToken();
    }
    // A lost answer: only what is there tells, and what is not there may yet arrive.
    return verified(now, wanted, changes) instanceof Written.Done done
        ? done
        : new Written.Unknown();
  }

  private Written verified(Fresh.Got before, RawResource wanted, List<ElementChange> changes) {
    if (!(read(wanted.reference()) instanceof Fresh.Got back)) {
      return new Written.Unknown();
    }
    if (!back.raw().isAfter(changes)) {
      return back.raw().isBefore(changes) ? new Written.NotKept() : new Written.Changed();
    }
    return new Written.Done(
        back.raw().version(),
        kept(before.raw(), back.raw(), changes),
        wanted.isKeptIn(back.raw(), changes) && isNext(before.raw(), back.raw()));
  }

  private static List<ElementChange> kept(
      RawResource before, RawResource back, List<ElementChange> changes) {
    return changes.stream()
        .map(
            one ->
                new ElementChange(one.pointer(), before.at(one.pointer()), back.at(one.pointer())))
        .toList();
  }

  /** An EHR that heeds no versions may have overwritten what somebody wrote in between. */
  private static boolean isNext(RawResource before, RawResource back) {
    Optional<BigInteger> one = number(before);
    Optional<BigInteger> other = number(back);
    return one.isEmpty()
        || other.isEmpty()
        || other.get().subtract(one.get()).compareTo(BigInteger.ONE) <= 0;
  }

  private static Optional<BigInteger> number(RawResource raw) {
    return raw.version().filter(version -> version.matches("\\d{1,18}")).map(BigInteger::new);
  }

  /**
   * Makes a Condition, once.
   *
   * @param id of the correction, which the Condition carries
   */
  Written make(String id, String json) {
    boolean once = reach.createsOnce("Condition");
    if (!once) {
      Written there = found(id);
      if (!(there instanceof Written.NotTried)) {
        return there;
      }
    }
    WriteAnswer answer =
        ehr.client()
            .create(
                access,
                "Condition",
                json,
                once ? Optional.of(named(id)) : Optional.empty(),
                budget);
    if (answer instanceof WriteAnswer.Refused refused) {
      return new Written.Refused(refused.status());
    }
    if (answer instanceof WriteAnswer.Unauthorized) {
      return new Written.NoToken();
    }
    if (answer instanceof WriteAnswer.Written written && written.reference().isPresent()) {
      return new Written.Made(written.reference().get());
    }
    return found(id) instanceof Written.Made made ? made : new Written.Unknown();
  }

  /** The Condition of a correction; {@code NotTried} where there is none. */
  Written found(String id) {
    List<Reference> found = new ArrayList<>();
    SearchUrl ofPatient = SearchUrl.of("Condition").referring("patient", patient);
    SearchUrl search =
        reach.searchesIdentifiers("Condition")
            ? ofPatient.token("identifier", Optional.of(FixTerms.IDENTIFIER_SYSTEM), id)
            : ofPatient;
    SearchAnswer answer =
        ehr.client().search(access, search, page -> take(page, id, found), budget);
    if (answer instanceof SearchAnswer.Complete) {
      return found.stream()
          .min(Reference::compareTo)
          .<Written>map(Written.Made::new)
          .orElseGet(Written.NotTried::new);
    }
    return new Written.Unknown();
  }

  private Following take(byte[] page, String id, List<Reference> found) {
    Optional<MadePage> read = MadePage.of(page, id, patient, base());
    if (read.isEmpty()) {
      return new Following.Unreadable();
    }
    found.addAll(read.get().found());
    return read.get().next().<Following>map(Following.Next::new).orElseGet(Following.Last::new);
  }

  private static SearchUrl named(String id) {
    return SearchUrl.of("Condition")
        .token("identifier", Optional.of(FixTerms.IDENTIFIER_SYSTEM), id);
  }
}
