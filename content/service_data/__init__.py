"""Services in and out in the shape of the Finnish Service Catalogue (PTV v11): docs/service_data.md."""
