# The web processes of docker-compose.yml. Whoever does not answer twice is left out until it does.
probe is_well {
    .request = "GET /health/ HTTP/1.1" "Host: localhost" "Connection: close";
    .interval = 2s;
    .timeout = 3s;
    .window = 3;
    .threshold = 2;
    .initial = 2;
}

backend web_1 {
    .host = "web-1";
    .port = "8000";
    .probe = is_well;
    .first_byte_timeout = 120s;
    .between_bytes_timeout = 120s;
}

backend web_2 {
    .host = "web-2";
    .port = "8000";
    .probe = is_well;
    .first_byte_timeout = 120s;
    .between_bytes_timeout = 120s;
}
