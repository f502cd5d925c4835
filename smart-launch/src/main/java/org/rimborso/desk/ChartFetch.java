package org.rimborso.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.ehr.Access;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.EhrClient;
import org.rimborso.ehr.PageSink;
import org.rimborso.ehr.PageSink.Following;
import org.rimborso.ehr.ReadAnswer;
import org.rimborso.ehr.SearchAnswer;
import org.rimborso.ehr.SearchUrl;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.Page;

/**
 * Fetches what a chart is made of: all searches at once, each read as its pages arrive; providers
 * that did not ride along are asked for as soon as a search that refers to them is read. What could
 * not be had comes back as a limitation, never as an empty list.
 */
final class ChartFetch {
  private static final int PAGE_SIZE = 500;
  private static final String PAYMENTS = "PaymentNotice";

  /** Resources that one search may bring, however small: each takes memory of ours. */
  private static final int MOST_RESOURCES = 50_000;

  private final EhrClient client;
  private final BundleReader reader;
  private final Executor executor;

  /**
   * @param executor runs the searches; its threads wait on the EHR
   */
  ChartFetch(EhrClient client, BundleReader reader, Executor executor) {
    this.client = client;
    this.reader = reader;
    this.executor = executor;
  }

  /** What is there when the EHR cannot be asked. */
  static List<Part> notReached(Set<String> types) {
    return Stream.concat(
            Stream.concat(
                    Stream.of("Patient").filter(types::contains),
                    Ask.of(types).stream().map(Ask::type))
                .map(type -> Part.without(Limitation.ofType(type, Cause.NOT_REACHED))),
            notAsked(types))
        .toList();
  }

  /**
   * Everything about {@code patient} that the EHR offers and the launch's scopes allow, within
   * {@code budget}.
   *
   * @param types those that are needed; the others are not asked for
   */
  List<Part> fetch(
      Reference patient, Set<String> types, Access access, Reach reach, Budget budget) {
    List<CompletableFuture<Part>> first = new ArrayList<>();
    if (types.contains("Patient")) {
      first.add(start(() -> patient(patient, access, budget)));
    }
    Ask.of(types)
        .forEach(ask -> first.add(start(() -> search(ask, patient, access, reach, budget))));
    notAsked(types).map(CompletableFuture::completedFuture).forEach(first::add);
    Set<Reference> asked = ConcurrentHashMap.newKeySet();
    List<CompletableFuture<List<CompletableFuture<Part>>>> second =
        first.stream()
            .map(
                search ->
                    search.thenApply(
                        part -> {
                          List<CompletableFuture<Part>> more =
                              startProviders(part.items(), asked, access, reach, budget);
                          if (types.contains("ClaimResponse")) {
                            more.addAll(startPayments(part.items(), access, reach, budget));
                          }
                          return more;
                        }))
            .toList();
    List<Part> parts = new ArrayList<>(first.stream().map(CompletableFuture::join).toList());
    parts.add(
        inOrder(
            second.stream()
                .flatMap(searches -> searches.join().stream())
                .map(CompletableFuture::join)
                .toList()));
    return parts;
  }

  /** What charts are made of, and this one is not. */
  private static Stream<Part> notAsked(Set<String> types) {
    return Ask.FIRST_WAVE.stream()
        .map(Ask::type)
        .filter(type -> !types.contains(type))
        .map(ChartFetch::notAsked);
  }

  private static Part notAsked(String type) {
    return Part.without(
        new Limitation(type, Optional.empty(), Cause.ACCESS_RESTRICTED, Disclosure.NOT_ASKED));
  }

  /** Asks for what one search refers to while others are still read. */
  private List<CompletableFuture<Part>> startProviders(
      List<Item> read, Set<Reference> asked, Access access, Reach reach, Budget budget) {
    List<CompletableFuture<Part>> searches = new ArrayList<>();
    MissingProviders.of(read, asked)
        .forEach(group -> searches.add(start(() -> providers(group, access, reach, budget))));
    return searches;
  }

  /**
   * Asks what was paid for claims, by claim, for a notice of payment names no patient: only where
   * the EHR says that it offers this, since most do not.
   */
  private List<CompletableFuture<Part>> startPayments(
      List<Item> read, Access access, Reach reach, Budget budget) {
    return reach.says(PAYMENTS)
        ? BilledClaims.of(read).stream()
            .map(group -> start(() -> payments(group, access, budget)))
            .toList()
        : List.of();
  }

  private Part payments(List<Reference> claims, Access access, Budget budget) {
    Search search = new Search(PAYMENTS);
    SearchUrl url = SearchUrl.of(PAYMENTS).referringAny("request", claims).count(PAGE_SIZE);
    return search.part(client.search(access, url, search, budget));
  }

  /** Which search found a provider missing first is chance: their order must not be. */
  private static Part inOrder(List<Part> later) {
    return new Part(
        later.stream()
            .flatMap(part -> part.items().stream())
            .sorted(Comparator.comparing(ChartFetch::name))
            .toList(),
        later.stream().flatMap(part -> part.limitations().stream()).distinct().toList(),
        later.stream().anyMatch(Part::tokenEnded));
  }

  private static String name(Item item) {
    return item.resource().map(resource -> resource.reference().toString()).orElse("");
  }

  private CompletableFuture<Part> start(Supplier<Part> work) {
    return CompletableFuture.supplyAsync(work, executor);
  }

  private Part patient(Reference patient, Access access, Budget budget) {
    ReadAnswer answer = client.read(access, patient, budget);
    if (!(answer instanceof ReadAnswer.Found found)) {
      boolean ended = answer instanceof ReadAnswer.Unauthorized;
      return new Part(List.of(), List.of(Limitation.ofType("Patient", cause(answer))), ended);
    }
    List<Item> items = new ArrayList<>();
    Page page = reader.read(found.json(), items::add);
    List<Limitation> limitations =
        page.isWhole() ? List.of() : List.of(Limitation.ofType("Patient", Cause.UNREADABLE));
    return new Part(items, limitations, false);
  }

  private static Cause cause(ReadAnswer answer) {
    if (answer instanceof ReadAnswer.Refused refused) {
      return refused.status() == 403 ? Cause.ACCESS_RESTRICTED : Cause.RESOURCE_NOT_OFFERED;
    }
    if (answer instanceof ReadAnswer.Missing) {
      return Cause.ACCESS_RESTRICTED;
    }
    return answer instanceof ReadAnswer.Unreadable ? Cause.UNREADABLE : Cause.NOT_REACHED;
  }

  private Part search(Ask ask, Reference patient, Access access, Reach reach, Budget budget) {
    Optional<Cause> closed = reach.closed(ask.type());
    if (closed.isPresent()) {
      return Part.without(Limitation.ofType(ask.type(), closed.get()));
    }
    SearchUrl plain = SearchUrl.of(ask.type()).referring("patient", patient).count(PAGE_SIZE);
    SearchUrl rich = ask.elements().isEmpty() ? plain : plain.elements(ask.elements());
    for (String include : ask.includes()) {
      rich = reach.includes(ask.type(), include) ? rich.include(ask.type() + ":" + include) : rich;
    }
    Search first = new Search(ask.type());
    SearchAnswer answer = client.search(access, rich, first, budget);
    if (answer instanceof SearchAnswer.Refused && rich != plain) {
      // It may be the includes, or the elements, that it refuses.
      Search second = new Search(ask.type());
      return second.part(client.search(access, plain, second, budget));
    }
    return first.part(answer);
  }

  /** Providers are details: where they cannot be had, the rules that need them say so. */
  private Part providers(List<Reference> group, Access access, Reach reach, Budget budget) {
    String type = group.get(0).type();
    Search search = new Search(type);
    if (reach.closed(type).isEmpty()) {
      SearchUrl url = SearchUrl.of(type).ids(group).count(PAGE_SIZE);
      client.search(access, url, search, budget);
    }
    return new Part(search.items, List.of(), false);
  }

  /** One search under way: reads the pages as they come. */
  private final class Search implements PageSink {
    private final String type;
    private final List<Item> items = new ArrayList<>();
    private final List<Limitation> limitations = new ArrayList<>();
    private long told;
    private long entries;

    Search(String type) {
      this.type = type;
    }

    @Override
    public Following take(byte[] json) {
      Page page = reader.read(json, this::keep);
      List<Limitation> said = page.limitations(type);
      limitations.addAll(said);
      told = Math.max(told, page.total().orElse(0));
      entries += page.entries();
      if (entries > MOST_RESOURCES) {
        limitations.add(Limitation.ofType(type, Cause.LIST_INCOMPLETE));
        return new Following.Last();
      }
      if (said.stream().anyMatch(limitation -> limitation.because() == Cause.UNREADABLE)) {
        return new Following.Unreadable();
      }
      return page.next().<Following>map(Following.Next::new).orElseGet(Following.Last::new);
    }

    private void keep(Item item) {
      if (items.size() < MOST_RESOURCES) {
        items.add(item);
      }
    }

    Part part(SearchAnswer answer) {
      cause(answer)
          .or(this::fewerThanTold)
          .map(cause -> Limitation.ofType(type, cause))
          .ifPresent(limitations::add);
      return new Part(
          items,
          limitations.stream().distinct().toList(),
          answer instanceof SearchAnswer.Unauthorized);
    }

    /** A server may end a list early without a word; what it counted tells. */
    private Optional<Cause> fewerThanTold() {
      return told > entries ? Optional.of(Cause.LIST_INCOMPLETE) : Optional.empty();
    }

    private static Optional<Cause> cause(SearchAnswer answer) {
      if (answer instanceof SearchAnswer.Refused refused) {
        return Optional.of(
            refused.status() == 403 ? Cause.ACCESS_RESTRICTED : Cause.RESOURCE_NOT_OFFERED);
      }
      if (answer instanceof SearchAnswer.Incomplete incomplete) {
        return Optional.of(
            incomplete.pages() == 0 ? none(incomplete.because()) : Cause.LIST_INCOMPLETE);
      }
      return answer instanceof SearchAnswer.Complete
          ? Optional.empty()
          : Optional.of(Cause.NOT_REACHED);
    }

    /** Why not even the first page is there. */
    private static Cause none(SearchAnswer.Because because) {
      return switch (because) {
        case PAGE_UNREADABLE -> Cause.UNREADABLE;
        case NO_TIME_LEFT -> Cause.NOT_REACHED;
        default -> Cause.LIST_INCOMPLETE;
      };
    }
  }
}
