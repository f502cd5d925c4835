package org.rimborso.launch.watch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The request log: a line a request, with the route and neither path, query nor address. */
public final class RequestLines implements RequestWatch.Listener {
  private static final Logger LOG = LoggerFactory.getLogger("org.rimborso.requests");

  @Override
  public void answered(String method, String route, int status, Duration took) {
    LOG.info("{} {} {} {} ms", method, route, status, took.toMillis());
  }
}
