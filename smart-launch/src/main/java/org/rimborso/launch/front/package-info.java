/**
 * What stands between the network and the app: certificate, who may ask by which name, how much and
 * how slowly. Built by the server in {@code launch}; knows nothing of pages.
 */
@NullMarked
package org.rimborso.launch.front;

import org.jspecify.annotations.NullMarked;
