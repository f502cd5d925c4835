package org.rimborso.launch.front;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers only those who ask for us by a name of ours: the public one, the very address they came
 * to, as checks of health do, and on the loopback interface its names. Any other name in a request
 * was put there by somebody else, such as a page that made a name of its own point here.
 */
public final class Hosts extends Handler.Wrapper {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String publicHost;

  public Hosts(Handler inner, String publicHost) {
    super(inner);
    this.publicHost = publicHost.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!isOurs(request)) {
      Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421);
      return true;
    }
    return super.handle(request, response, callback);
  }

  private boolean isOurs(Request request) {
    String host = Request.getServerName(request);
    return host != null && isOurs(host.toLowerCase(Locale.ROOT), local(request));
  }

  private boolean isOurs(String host, Optional<InetAddress> local) {
    return host.equals(publicHost)
        || (local.isPresent() && Address.of(host).equals(local))
        || (LOOPBACK.contains(host) && local.filter(InetAddress::isLoopbackAddress).isPresent());
  }

  private static Optional<InetAddress> local(Request request) {
    return Optional.ofNullable(Request.getLocalAddr(request)).flatMap(Address::of);
  }
}
