package org.rimborso.launch.front;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Believes what a trusted proxy says about the client it speaks for, and nobody else. Of several
 * values the last counts: the nearest proxy wrote it, those before may come from anyone.
 */
public final class Proxies implements HttpConfiguration.Customizer {
  private static final List<String> HEADERS =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Port",
          "X-Forwarded-Proto",
          "X-Forwarded-Server");

  private final Set<InetAddress> trusted;
  private final ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();

  /**
   * @param trusted their addresses
   */
  public Proxies(Set<String> trusted) {
    this.trusted =
        trusted.stream().flatMap(text -> Address.of(text).stream()).collect(Collectors.toSet());
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable answer) {
    return trusts(request) ? forwarded.customize(new Nearest(request), answer) : request;
  }

  /** Whether the other end of the request's connection is one of them. */
  public boolean trusts(Request request) {
    return peer(request).filter(trusted::contains).isPresent();
  }

  /** The other end of the connection itself, whatever any header says. */
  public static Optional<InetAddress> peer(Request request) {
    return request.getConnectionMetaData().getConnection().getEndPoint().getRemoteSocketAddress()
            instanceof InetSocketAddress socket
        ? Optional.ofNullable(socket.getAddress())
        : Optional.empty();
  }

  /** A request with the nearest proxy's word only. */
  private static final class Nearest extends Request.Wrapper {
    private final HttpFields headers;

    Nearest(Request request) {
      super(request);
      HttpFields.Mutable fields = HttpFields.build(request.getHeaders());
      for (String name : HEADERS) {
        List<String> values = fields.getCSV(name, true);
        if (values.size() > 1) {
          fields.put(name, values.get(values.size() - 1));
        }
      }
      headers = fields.asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}
