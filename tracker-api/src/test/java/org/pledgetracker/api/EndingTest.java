package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pledgetracker.projections.problem.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** What the tracker's server has in front of its filters, for the moment in which it ends. */
class EndingTest extends TrackerTest {

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private WebServerApplicationContext context;

    @Test
    void the_server_answers_what_comes_while_it_ends_as_busy() {
        var server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());

        assertThat(server.getTomcat().getEngine().getPipeline().getValves())
                .extracting(valve -> valve.getClass().getPackage())
                .contains(Problem.class.getPackage());
    }
}
