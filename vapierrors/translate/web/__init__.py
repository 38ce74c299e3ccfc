"""The pages of ``vapierrors preview --web``: their data and their HTML, made from catalogs; no server is in here."""
