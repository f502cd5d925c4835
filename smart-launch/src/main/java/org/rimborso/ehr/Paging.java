package org.rimborso.ehr;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rimborso.ehr.PageSink.Following;
import org.rimborso.ehr.Reply.Received;
import org.rimborso.ehr.Reply.Why;
import org.rimborso.ehr.SearchAnswer.Because;
import org.rimborso.ehr.SearchAnswer.Complete;
import org.rimborso.ehr.SearchAnswer.Incomplete;

/** One search from its first page to its last: every step checked, every cap counted. */
final class Paging {
  private final URI base;
  private final Caps caps;
  private final PageSink sink;
  private final Set<URI> seen = new HashSet<>();
  private int pages;
  private long bytes;

  /** How much of one resource type is taken. */
  record Caps(int pages, long bytes) {
    static final Caps STANDARD = new Caps(200, 64L << 20);
  }

  Paging(URI base, Caps caps, PageSink sink) {
    this.base = base;
    this.caps = caps;
    this.sink = sink;
  }

  /** Asks one page. */
  @FunctionalInterface
  interface Asking {
    Reply ask(URI page);
  }

  SearchAnswer run(URI first, Asking asking) {
    URI page = first;
    while (true) {
      seen.add(page);
      Reply reply = asking.ask(page);
      if (!(reply instanceof Received received)) {
        return lost(((Reply.NotReached) reply).why());
      }
      if (received.status() != 200) {
        return refused(received.status());
      }
      bytes += received.body().length;
      if (bytes > caps.bytes()) {
        return incomplete(Because.TOO_MUCH);
      }
      Following following =
          received.saysJson() ? sink.take(received.body()) : new Following.Unreadable();
      if (following instanceof Following.Unreadable) {
        return incomplete(Because.PAGE_UNREADABLE);
      }
      pages++;
      if (!(following instanceof Following.Next next)) {
        return new Complete(pages);
      }
      Optional<URI> address = own(next.address());
      if (address.isEmpty()) {
        return incomplete(Because.FOREIGN_LINK);
      }
      page = address.get();
      if (seen.contains(page)) {
        return incomplete(Because.LOOP);
      }
      if (pages >= caps.pages()) {
        return incomplete(Because.TOO_MUCH);
      }
    }
  }

  private SearchAnswer incomplete(Because because) {
    return new Incomplete(because, pages);
  }

  private SearchAnswer lost(Why why) {
    return switch (why) {
      case TOO_LARGE -> incomplete(Because.TOO_MUCH);
      case CUT, NOT_DECODABLE -> incomplete(Because.PAGE_UNREADABLE);
      case NO_TIME_LEFT -> incomplete(Because.NO_TIME_LEFT);
      default -> pages == 0 ? new SearchAnswer.NotReached(why) : incomplete(Because.PAGE_FAILED);
    };
  }

  private SearchAnswer refused(int status) {
    if (status == 401) {
      return pages == 0 ? new SearchAnswer.Unauthorized() : incomplete(Because.PAGE_FAILED);
    }
    return pages == 0 ? new SearchAnswer.Refused(status) : incomplete(Because.PAGE_FAILED);
  }

  /** The link, if it stays at this EHR's origin and under its base path. */
  private Optional<URI> own(String link) {
    if (link.isBlank()) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(SearchUrl.slashed(base)).resolve(new URI(link));
      return sameOrigin(address) && plain(address) && underBase(address.getRawPath())
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }

  private boolean sameOrigin(URI address) {
    Optional<Origin> origin = Origin.of(address);
    return origin.isPresent() && origin.equals(Origin.of(base));
  }

  private boolean underBase(String path) {
    String own = base.getRawPath();
    String bare = own.endsWith("/") ? own.substring(0, own.length() - 1) : own;
    return path.equals(bare) || path.startsWith(bare + "/");
  }

  /** No step out of the base, in no spelling. */
  private static boolean plain(URI address) {
    String low = address.getRawPath().toLowerCase(Locale.ROOT);
    return address.getRawFragment() == null
        && !low.contains("..")
        && !low.contains("%2e")
        && !low.contains("%2f")
        && !low.contains("%5c")
        && !low.contains(";");
  }
}
