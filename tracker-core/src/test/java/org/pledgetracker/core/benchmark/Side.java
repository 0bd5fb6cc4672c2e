package org.pledgetracker.core.benchmark;

/** One of those that are compared. */
public interface Side {

    String name();

    /** One turn; sides take turns, so each may keep what it built in an earlier one. */
    Sample measure() throws Exception;

    static Side of(String name, Turn turn) {
        return new Side() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Sample measure() throws Exception {
                return turn.take();
            }
        };
    }

    @FunctionalInterface
    public interface Turn {
        Sample take() throws Exception;
    }
}
