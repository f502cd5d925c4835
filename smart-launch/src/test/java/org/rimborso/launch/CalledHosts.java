package org.rimborso.launch;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Notes every host that a transport of this process is about to call, from its making on. */
final class CalledHosts extends ProxySelector implements AutoCloseable {
  private final ProxySelector before = ProxySelector.getDefault();
  private final Set<String> called = ConcurrentHashMap.newKeySet();

  CalledHosts() {
    ProxySelector.setDefault(this);
  }

  @Override
  public List<Proxy> select(URI uri) {
    // Plain sockets ask too.
    if (!"socket".equals(uri.getScheme())) {
      called.add(uri.getHost() + ":" + uri.getPort());
    }
    return List.of(Proxy.NO_PROXY);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

  /** Every host and port that was about to be called. */
  Set<String> all() {
    return Set.copyOf(called);
  }

  @Override
  public void close() {
    ProxySelector.setDefault(before);
  }
}
