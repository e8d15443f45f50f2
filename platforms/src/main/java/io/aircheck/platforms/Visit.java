package io.aircheck.platforms;

import io.aircheck.net.HttpClient;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * All that a check may use of the world.
 *
 * @param http carries the platform's cookies from one check to the next
 * @param clock for time stamps in signatures
 * @param random for device ids and nonces; a test passes a seeded one
 */
public record Visit(HttpClient http, Credentials credentials, Clock clock, RandomGenerator random) {}
